package org.sealpost.reports.intake;

import org.sealpost.protocol.DeviationCode;
import org.sealpost.protocol.RfcRef;

/// What can be odd about a delivery. The text of a note is what was seen, or the limit that was passed.
public enum IntakeCode implements DeviationCode {
    /// Nothing at all.
    EMPTY("empty", true, 8460, "5"),
    /// A mail, or a report in a file, longer than is read.
    MAIL_TOO_LARGE("mail-too-large", true, 8460, "5.3"),
    /// A POST longer than is read.
    BODY_TOO_LARGE("body-too-large", true, 8460, "5.4"),
    /// Nothing in it looks like a report.
    NO_REPORT("no-report", true, 8460, "5"),

    /// A zip archive; RFC 8460 knows gzip alone.
    ZIP("zip", true, 8460, "5.2"),
    /// Longer after decompression than is read.
    INFLATED_TOO_LARGE("inflated-too-large", true, 8460, "7"),
    /// Few octets that become very many.
    RATIO_TOO_HIGH("ratio-too-high", true, 8460, "7"),
    /// Compressed more than once.
    GZIP_NESTED("gzip-nested", true, 8460, "5.2"),
    /// What cannot be decompressed; what came before it is read.
    GZIP_BROKEN("gzip-broken", true, 1952, "2.2"),
    /// It ends too early; what came before is read.
    GZIP_TRUNCATED("gzip-truncated", false, 1952, "2.2"),
    /// The checksum or the length at its end is another one.
    GZIP_CHECKSUM("gzip-checksum", false, 1952, "2.3.1"),
    /// It has several members, which are read one after the other.
    GZIP_MEMBERS("gzip-members", false, 1952, "2.2"),
    /// Something after its end.
    GZIP_TRAILING("gzip-trailing", false, 1952, "2.2"),

    /// A header, or a field of it, longer than is read, or of more fields; the mail is read up to there.
    HEADER_TOO_LARGE("header-too-large", true, 8460, "7"),
    /// A text of the header that is cut.
    HEADER_CUT("header-cut", false, 8460, "7"),
    /// Parts within parts deeper than is read; those are passed over.
    PARTS_TOO_DEEP("parts-too-deep", false, 8460, "7"),
    /// More parts than are read.
    PARTS_TOO_MANY("parts-too-many", false, 8460, "7"),
    /// More reports in one mail than are read.
    REPORTS_TOO_MANY("reports-too-many", false, 8460, "5.3"),
    /// Something that MIME does not allow.
    MIME_ODD("mime-odd", false, 2046, "5.1"),
    /// A mail that cannot be read to its end.
    MIME_BROKEN("mime-broken", true, 2046, "5.1"),
    /// It ends before its last boundary.
    MIME_TRUNCATED("mime-truncated", false, 2046, "5.1.1"),
    /// An encoding that does not exist, or base64 that does not say so.
    TRANSFER_ENCODING("transfer-encoding", false, 2045, "6"),

    /// A report under a media type other than those of RFC 8460.
    TYPE_UNUSUAL("type-unusual", false, 8460, "5.3"),
    /// A mail that is no `multipart/report` about TLS.
    NOT_MULTIPART_REPORT("not-multipart-report", false, 8460, "5.3"),
    /// A report inside a mail inside this one; whoever signed that does not count.
    FORWARDED("forwarded", false, 8460, "5.3"),
    /// The second report of a mail, and those after it.
    FURTHER_REPORT("further-report", false, 8460, "5.3"),
    /// No author, or more than one.
    FROM_UNCLEAR("from-unclear", false, 5322, "3.6.2"),
    /// A `Message-ID` in the domain of somebody other than the author.
    MESSAGE_ID_FOREIGN("message-id-foreign", false, 5322, "3.6.4"),
    SUBJECT_UNUSUAL("subject-unusual", false, 8460, "5.3"),
    /// The subject has another report-id than the report.
    REPORT_ID_DIFFERS("report-id-differs", false, 8460, "5.6"),
    FILE_NAME_UNUSUAL("file-name-unusual", false, 8460, "5.1"),
    /// The file name has another period than the report.
    PERIOD_DIFFERS("period-differs", false, 8460, "5.6"),
    /// No `TLS-Report-Domain`.
    REPORT_DOMAIN_MISSING("report-domain-missing", false, 8460, "5.3"),
    /// `TLS-Report-Domain` is about a domain that the report is not about.
    REPORT_DOMAIN_DIFFERS("report-domain-differs", false, 8460, "5.6"),
    /// No `TLS-Report-Submitter`.
    SUBMITTER_MISSING("submitter-missing", false, 8460, "5.3"),
    /// `TLS-Report-Submitter` is not the domain of the report's contact.
    SUBMITTER_DIFFERS("submitter-differs", false, 8460, "5.6"),
    /// Sent to the address for one domain and about another.
    ABOUT_DIFFERS("about-differs", false, 8460, "5.4"),

    /// An entry without its domain; the text is the one it is taken to be about.
    DOMAIN_ASSUMED("domain-assumed", false, 8460, "4.4"),
    /// An entry about no domain; it does not count.
    DOMAIN_UNKNOWN("domain-unknown", false, 8460, "4.4"),
    /// No time, or one that ends before it begins; it does not count.
    PERIOD_UNCLEAR("period-unclear", false, 8460, "4.1"),
    /// Longer than a day; it counts for the last.
    PERIOD_LONG("period-long", false, 8460, "4.1"),
    /// About a time that has not come; it does not count.
    IN_FUTURE("in-future", false, 8460, "4.1"),
    /// About a time more than 45 days ago; it does not count.
    TOO_OLD("too-old", false, 8460, "5.5");

    private final String id;
    private final boolean unusable;
    private final RfcRef rfc;

    IntakeCode(String fault, boolean unusable, int rfc, String section) {
        this.id = "intake." + fault;
        this.unusable = unusable;
        this.rfc = RfcRef.of(rfc, section);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public RfcRef rfc() {
        return rfc;
    }

    /// Whether nothing, or not all of it, could be read.
    @Override
    public boolean unusable() {
        return unusable;
    }
}
