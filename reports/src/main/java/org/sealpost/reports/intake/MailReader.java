package org.sealpost.reports.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.Base64InputStream;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.io.MaxHeaderLengthLimitException;
import org.apache.james.mime4j.io.MaxHeaderLimitException;
import org.apache.james.mime4j.io.MaxLineLimitException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Event;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.sealpost.protocol.Octets;
import org.sealpost.reports.Letter;
import org.sealpost.reports.ReadReport;

/// Reads one mail from its beginning to its end, and the reports in it wherever they are.
final class MailReader {
    /// More in one mail are no mail that any known sender writes.
    private static final int MOST_REPORTS = 10;

    private final IntakeLimits limits;
    private final ReportReader reader;
    private final Notes notes;
    private final LetterReader letter;
    private final List<Attached> attached = new ArrayList<>();
    private final List<String> types = new ArrayList<>();
    private PartHeader header = new PartHeader();
    private PartHeader ofMail = header;
    private int depth;
    private int mails;
    private int parts;

    /// A report and the name of the file it came as.
    record Attached(ReadReport report, Optional<String> fileName) {}

    MailReader(IntakeLimits limits, ReportReader reader, Notes notes) {
        this.limits = limits;
        this.reader = reader;
        this.notes = notes;
        this.letter = new LetterReader(notes);
    }

    Letter letter() {
        return letter.letter();
    }

    List<Attached> read(Octets mail) {
        var stream = new MimeTokenStream(
                MimeConfig.custom()
                        .setMaxHeaderLen(limits.header())
                        .setMaxLineLen(limits.header())
                        .setMaxContentLen(-1)
                        .build(),
                new Monitor(),
                null,
                null);
        try {
            stream.parse(new ByteArrayInputStream(mail.toArray()));
            EntityState state = stream.getState();
            while (state != EntityState.T_END_OF_STREAM && take(state, stream)) {
                state = stream.next();
            }
        } catch (IOException | MimeException | RuntimeException broken) {
            // The reader of MIME is not ours: no mail of a stranger may end more than its own reading.
            if (isLimit(broken) || (broken.getCause() != null && isLimit(broken.getCause()))) {
                notes.add(IntakeCode.HEADER_TOO_LARGE, Integer.toString(limits.header()));
            } else {
                notes.add(IntakeCode.MIME_BROKEN, broken.getMessage() == null ? "" : broken.getMessage());
            }
        }
        if (!attached.isEmpty()) {
            noteForm();
        }
        return attached;
    }

    private void noteForm() {
        if (!ofMail.isMultipartReport()) {
            notes.add(IntakeCode.NOT_MULTIPART_REPORT, ofMail.type());
        } else if (types.size() != 2 || !types.getFirst().equals("text/plain")) {
            notes.add(IntakeCode.PARTS_UNUSUAL, String.join(" ", types));
        }
    }

    private static boolean isLimit(Throwable problem) {
        return problem instanceof MaxHeaderLimitException
                || problem instanceof MaxHeaderLengthLimitException
                || problem instanceof MaxLineLimitException;
    }

    /// Takes what has come; whether to go on.
    private boolean take(EntityState state, MimeTokenStream stream) throws IOException {
        switch (state) {
            case T_START_MESSAGE -> {
                mails++;
                depth++;
            }
            case T_END_MESSAGE -> {
                mails--;
                depth--;
            }
            case T_START_MULTIPART -> depth++;
            case T_END_MULTIPART -> depth--;
            case T_START_BODYPART -> {
                parts++;
                if (parts > limits.parts()) {
                    notes.add(IntakeCode.PARTS_TOO_MANY, Integer.toString(limits.parts()));
                    return false;
                }
            }
            case T_START_HEADER -> header = new PartHeader();
            case T_FIELD -> {
                if (parts == 0 && mails == 1) {
                    ofMail = header;
                    letter.add(stream.getField());
                }
                header.add(stream.getField());
                if (header.size() > limits.header()) {
                    notes.add(IntakeCode.HEADER_TOO_LARGE, Integer.toString(limits.header()));
                    return false;
                }
            }
            case T_END_HEADER -> {
                if (header.hasParts() && depth > limits.depth()) {
                    notes.add(IntakeCode.PARTS_TOO_DEEP, Integer.toString(limits.depth()));
                    stream.setRecursionMode(RecursionMode.M_FLAT);
                }
            }
            case T_BODY -> {
                stream.setRecursionMode(RecursionMode.M_RECURSE);
                if (!header.hasParts()) {
                    body(stream.getDecodedInputStream());
                }
            }
            case T_PREAMBLE, T_EPILOGUE, T_END_BODYPART, T_RAW_ENTITY, T_END_OF_STREAM -> {}
        }
        return true;
    }

    private void body(InputStream stream) throws IOException {
        types.add(header.type().isEmpty() ? "text/plain" : header.type());
        Octets content = Octets.of(stream.readAllBytes());
        if (!header.hasKnownEncoding()) {
            notes.add(IntakeCode.TRANSFER_ENCODING, header.encoding());
        }
        Form form = Form.of(content);
        if (form == Form.OTHER && header.isReport() && looksLikeBase64(content)) {
            notes.add(IntakeCode.TRANSFER_ENCODING, "base64");
            content = Octets.of(new Base64InputStream(new ByteArrayInputStream(content.toArray()), DecodeMonitor.SILENT)
                    .readAllBytes());
            form = Form.of(content);
        }
        boolean may = switch (form) {
            case GZIP, JSON -> true;
            case ZIP -> header.isReport() || header.isGeneric();
            case OTHER -> header.isReport() && content.length() > 0;
        };
        if (may && attached.size() == MOST_REPORTS) {
            notes.add(IntakeCode.REPORTS_TOO_MANY, Integer.toString(MOST_REPORTS));
        } else if (may) {
            report(content, form);
        }
    }

    private void report(Octets content, Form form) {
        boolean declared = header.isReport() || header.isGeneric();
        // A text that happens to begin like a report is no report that is broken.
        Optional<ReadReport> report = reader.read(content, declared ? notes : new Notes());
        if (report.isEmpty()) {
            return;
        }
        if (!header.isUsualFor(form)) {
            notes.add(IntakeCode.TYPE_UNUSUAL, header.type());
        }
        if (mails > 1) {
            notes.add(IntakeCode.FORWARDED, "");
        }
        if (!attached.isEmpty()) {
            notes.add(
                    IntakeCode.FURTHER_REPORT, report.get().report().reportId().orElse(""));
        }
        attached.add(new Attached(report.get(), header.fileName()));
    }

    /// Whether it is base64 of gzip; a header of a gateway may have been lost.
    private static boolean looksLikeBase64(Octets content) {
        return content.length() > 4
                && content.at(0) == 'H'
                && content.at(1) == '4'
                && content.at(2) == 's'
                && content.at(3) == 'I';
    }

    /// Hears what the reader of MIME stumbles over.
    private final class Monitor extends DecodeMonitor {
        @Override
        public boolean warn(String error, String dropDesc) {
            boolean early = error.startsWith(Event.MIME_BODY_PREMATURE_END.toString());
            notes.add(early ? IntakeCode.MIME_TRUNCATED : IntakeCode.MIME_ODD, error);
            return false;
        }

        @Override
        public boolean isListening() {
            return true;
        }
    }
}
