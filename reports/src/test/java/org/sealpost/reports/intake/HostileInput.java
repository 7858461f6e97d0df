package org.sealpost.reports.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Supplier;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// Something that somebody may send to do harm.
///
/// @param code which has to be among the notes or the deviations; empty when nothing is odd about it
/// @param read how many reports are in it all the same
/// @param octets made when it is used, since some are large
record HostileInput(String name, Kind kind, String code, int read, Supplier<byte[]> octets) {
    enum Kind {
        /// A file, which also comes as a part of a mail, before a report that is sound.
        FILE,
        MAIL
    }

    static final String SOUND = """
            {"organization-name":"Sound","date-range":{"start-datetime":"2026-11-20T00:00:00Z",\
            "end-datetime":"2026-11-20T23:59:59Z"},"contact-info":"tls@sound.example","report-id":"sound",\
            "policies":[{"policy":{"policy-type":"sts","policy-string":["version: STSv1","mode: testing",\
            "mx: mx.example.org","max_age: 86400"],"policy-domain":"example.org","mx-host":["mx.example.org"]},\
            "summary":{"total-successful-session-count":7,"total-failure-session-count":1},\
            "failure-details":[{"result-type":"certificate-expired","sending-mta-ip":"192.0.2.1",\
            "receiving-mx-hostname":"mx.example.org","receiving-ip":"203.0.113.1","failed-session-count":1,\
            "failure-reason-code":"expired"}]}]}""";

    static HostileInput file(String name, String code, int read, Supplier<byte[]> octets) {
        return new HostileInput(name, Kind.FILE, code, read, octets);
    }

    static HostileInput json(String name, String code, int read, Supplier<String> text) {
        return file(name, code, read, () -> utf8(text.get()));
    }

    static HostileInput mail(String name, String code, int read, Supplier<String> text) {
        return new HostileInput(name, Kind.MAIL, code, read, () -> text.get().getBytes(StandardCharsets.ISO_8859_1));
    }

    /// The octets in a mail, and a sound report after them.
    byte[] besideASoundReport() {
        return mailOf(part("application/octet-stream; name=\"hostile.bin\"", octets.get())
                        + part("application/tlsrpt+gzip", gzip(utf8(SOUND))))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    static String mailOf(String parts) {
        return header() + "Content-Type: multipart/report; report-type=tlsrpt; boundary=\"b\"\r\n\r\n" + parts
                + "--b--\r\n";
    }

    static String header() {
        return "From: tls@sound.example\r\nSubject: Report Domain: example.org Submitter: sound.example"
                + " Report-ID: <sound>\r\nMessage-ID: <1@sound.example>\r\nTLS-Report-Domain: example.org\r\n"
                + "TLS-Report-Submitter: sound.example\r\nMIME-Version: 1.0\r\n";
    }

    static String part(String type, byte[] content) {
        return "--b\r\nContent-Type: " + type + "\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(content) + "\r\n";
    }

    static String soundPart() {
        return part("application/tlsrpt+gzip", gzip(utf8(SOUND)));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] gzip(byte[] content) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return out.toByteArray();
    }

    /// A member of gzip that becomes this many blanks, of which nothing is held here.
    static byte[] gzippedBlanks(long number) {
        var out = new ByteArrayOutputStream();
        var block = new byte[1 << 16];
        Arrays.fill(block, (byte) ' ');
        try (var gzip = new BestGzip(out)) {
            for (long left = number; left > 0; left -= block.length) {
                gzip.write(block, 0, (int) Math.min(left, block.length));
            }
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return out.toByteArray();
    }

    static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    @Override
    public String toString() {
        return name;
    }

    private static final class BestGzip extends GZIPOutputStream {
        BestGzip(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
