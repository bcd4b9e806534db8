"""Format `sarif`: a SARIF 2.1.0 log, for code scanning and for editors."""
