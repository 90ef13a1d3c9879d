// Jenkins, declarative pipeline. The checkout that Jenkins does by itself comes before; with
// `options { skipDefaultCheckout() }` and a `checkout scm` inside of withEnv it is seen as well.
// Behind `pip install` name the place you trust for it: your index, a wheel, or git+https://...@<tag>.

// 1. the first stage makes the folder; later stages put it first on PATH
stage('Let bbfix watch git') {
    steps {
        sh '''
            python3 -m venv "$WORKSPACE_TMP/bbfix"
            "$WORKSPACE_TMP/bbfix/bin/pip" install --quiet bbfix
            "$WORKSPACE_TMP/bbfix/bin/bbfix" hook watch "$WORKSPACE_TMP/bbfix-job"
        '''
    }
}
stage('Build') {
    steps {
        withEnv(["PATH+BBFIX=${env.WORKSPACE_TMP}/bbfix-job/bin"]) {
            sh 'make'
        }
    }
}

// 2. at the end of the pipeline
post {
    failure {
        sh '"$WORKSPACE_TMP/bbfix/bin/bbfix" hook report "$WORKSPACE_TMP/bbfix-job"'
    }
}
