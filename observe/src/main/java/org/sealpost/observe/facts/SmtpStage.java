package org.sealpost.observe.facts;

/// How far an SMTP dialogue came.
public enum SmtpStage {
    BANNER,
    EHLO,
    STARTTLS,
    TLS,
    EHLO_OVER_TLS
}
