package org.sealpost.protocol.tlsrpt;

/// What went wrong in sessions that failed. RFC 8460 §4.3.
public sealed interface ResultType {
    /// As it stands in a report.
    String word();

    /// The types registered by RFC 8460 §6.6.
    enum Known implements ResultType {
        STARTTLS_NOT_SUPPORTED("starttls-not-supported"),
        CERTIFICATE_HOST_MISMATCH("certificate-host-mismatch"),
        CERTIFICATE_EXPIRED("certificate-expired"),
        CERTIFICATE_NOT_TRUSTED("certificate-not-trusted"),
        VALIDATION_FAILURE("validation-failure"),
        TLSA_INVALID("tlsa-invalid"),
        DNSSEC_INVALID("dnssec-invalid"),
        DANE_REQUIRED("dane-required"),
        STS_POLICY_FETCH_ERROR("sts-policy-fetch-error"),
        STS_POLICY_INVALID("sts-policy-invalid"),
        STS_WEBPKI_INVALID("sts-webpki-invalid");

        private static final Known[] ALL = values();

        private final String word;

        Known(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    /// A word that has no meaning here; the list is expected to grow.
    record Unknown(String word) implements ResultType {}

    static ResultType of(String word) {
        for (Known known : Known.ALL) {
            if (known.word.equals(word)) {
                return known;
            }
        }
        return new Unknown(word);
    }
}
