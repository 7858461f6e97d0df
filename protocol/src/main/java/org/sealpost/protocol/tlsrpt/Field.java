package org.sealpost.protocol.tlsrpt;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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

    static final int NUMBER = values().length;
    private static final Field[][] BY_LENGTH = byLength();
    private static final byte[][] OCTETS = Arrays.stream(values())
            .map(field -> field.word.getBytes(StandardCharsets.US_ASCII))
            .toArray(byte[][]::new);

    private final String word;

    Field(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /// Its place in an array with one place for each field, which is a quarter of the work of a map.
    @SuppressWarnings("EnumOrdinal")
    int place() {
        return ordinal();
    }

    /// The field of this name.
    static Optional<Field> of(byte[] text, int start, int end) {
        int length = end - start;
        if (length < BY_LENGTH.length) {
            for (Field field : BY_LENGTH[length]) {
                if (Arrays.equals(text, start, end, OCTETS[field.place()], 0, length)) {
                    return Optional.of(field);
                }
            }
        }
        return Optional.empty();
    }

    private static Field[][] byLength() {
        int longest = Arrays.stream(values())
                .mapToInt(field -> field.word.length())
                .max()
                .orElseThrow();
        var byLength = new Field[longest + 1][];
        for (int i = 0; i <= longest; i++) {
            List<Field> fields = new ArrayList<>();
            for (Field field : values()) {
                if (field.word.length() == i) {
                    fields.add(field);
                }
            }
            byLength[i] = fields.toArray(Field[]::new);
        }
        return byLength;
    }
}
