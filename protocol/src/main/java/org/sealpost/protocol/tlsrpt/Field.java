package org.sealpost.protocol.tlsrpt;

/// The names of the members of a report, and some by which they go in drafts and in the world.
enum Field {
    ORGANIZATION_NAME("organization-name"),
    DATE_RANGE("date-range"),
    START_DATETIME("start-datetime"),
    END_DATETIME("end-datetime"),
    CONTACT_INFO("contact-info"),
    REPORT_ID("report-id"),
    POLICIES("policies"),
    POLICY("policy"),
    POLICY_TYPE("policy-type"),
    POLICY_STRING("policy-string"),
    POLICY_DOMAIN("policy-domain"),
    MX_HOST("mx-host"),
    MX_HOST_PATTERN("mx-host-pattern"),
    SUMMARY("summary"),
    TOTAL_SUCCESSFUL("total-successful-session-count"),
    TOTAL_FAILURE("total-failure-session-count"),
    FAILURE_DETAILS("failure-details"),
    RESULT_TYPE("result-type"),
    SENDING_MTA_IP("sending-mta-ip"),
    RECEIVING_MX_HOSTNAME("receiving-mx-hostname"),
    RECEIVING_MX_HELO("receiving-mx-helo"),
    RECEIVING_IP("receiving-ip"),
    FAILED_SESSION_COUNT("failed-session-count"),
    ADDITIONAL_INFORMATION("additional-information"),
    ADDITIONAL_INFO_URI("additional-info-uri"),
    FAILURE_REASON_CODE("failure-reason-code"),
    FAILURE_ERROR_CODE("failure-error-code");

    private static final Field[] ALL = values();

    private final String word;

    Field(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /// Its number, from 1, which is a quarter of the work of a map.
    @SuppressWarnings("EnumOrdinal")
    int mark() {
        return ordinal() + 1;
    }

    static Field marked(int mark) {
        return ALL[mark - 1];
    }
}
