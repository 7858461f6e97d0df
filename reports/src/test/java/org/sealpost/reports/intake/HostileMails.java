package org.sealpost.reports.intake;

import static org.sealpost.reports.intake.HostileInput.SOUND;
import static org.sealpost.reports.intake.HostileInput.gzip;
import static org.sealpost.reports.intake.HostileInput.header;
import static org.sealpost.reports.intake.HostileInput.mail;
import static org.sealpost.reports.intake.HostileInput.mailOf;
import static org.sealpost.reports.intake.HostileInput.part;
import static org.sealpost.reports.intake.HostileInput.soundPart;
import static org.sealpost.reports.intake.HostileInput.utf8;

import java.util.ArrayList;
import java.util.List;

/// Mails that do harm; most of them hold a sound report all the same.
final class HostileMails {
    private static final String EMPTY_PART = "--b\r\n\r\nx\r\n";

    private HostileMails() {}

    static List<HostileInput> all() {
        var all = new ArrayList<HostileInput>();
        parts(all);
        headers(all);
        boundaries(all);
        encodings(all);
        authors(all);
        cut(all);
        return all;
    }

    private static void parts(List<HostileInput> all) {
        all.add(mail(
                "a report and 10,000 parts",
                "intake.parts-too-many",
                1,
                () -> mailOf(soundPart() + EMPTY_PART.repeat(10_000))));
        all.add(mail(
                "10,000 parts and a report",
                "intake.parts-too-many",
                0,
                () -> mailOf(EMPTY_PART.repeat(10_000) + soundPart())));
        all.add(mail(
                "49 parts and a report", "intake.parts-unusual", 1, () -> mailOf(EMPTY_PART.repeat(49) + soundPart())));
        all.add(mail("parts in parts", "intake.parts-too-deep", 1, () -> mailOf(nested(100) + soundPart())));
        all.add(mail("10,000 parts in parts", "intake.parts-too-deep", 1, () -> mailOf(nested(10_000) + soundPart())));
        all.add(mail("a report in seven parts", "intake.parts-unusual", 1, () -> {
            String inner = soundPart().substring(5);
            for (int i = 0; i < 7; i++) {
                inner = "Content-Type: multipart/mixed; boundary=n" + i + "\r\n\r\n--n" + i + "\r\n" + inner + "\r\n--n"
                        + i + "--\r\n";
            }
            return mailOf("--b\r\n" + inner + "\r\n");
        }));
        all.add(mail(
                "mails in mails",
                "intake.parts-too-deep",
                1,
                () -> mailOf("--b\r\n" + "Content-Type: message/rfc822\r\n\r\n".repeat(5_000) + "\r\n" + soundPart())));
        all.add(mail(
                "a forwarded report",
                "intake.forwarded",
                1,
                () -> mailOf("--b\r\nContent-Type: message/rfc822\r\n\r\n" + header()
                        + "Content-Type: application/tlsrpt+json\r\n\r\n" + SOUND + "\r\n")));
        all.add(mail(
                "fifty reports",
                "intake.reports-too-many",
                10,
                () -> mailOf(soundPart().repeat(50))));
        all.add(mail(
                "two reports",
                "intake.further-report",
                2,
                () -> mailOf(soundPart().repeat(2))));
        all.add(mail(
                "a report that is called a picture",
                "intake.type-unusual",
                1,
                () -> mailOf(part("image/png; name=x.png", gzip(utf8(SOUND))))));
        all.add(mail(
                "a report that is called a page",
                "intake.type-unusual",
                1,
                () -> mailOf(part("text/html", utf8(SOUND)))));
        all.add(mail(
                "a text that begins like a report",
                "intake.no-report",
                0,
                () -> mailOf(part("text/plain", utf8("{{greeting}}")))));
        all.add(mail(
                "a picture that is called a report",
                "tlsrpt.report.not-json",
                0,
                () -> mailOf(part("application/tlsrpt+gzip", new byte[] {(byte) 0x89, 'P', 'N', 'G', 1, 2, 3}))));
    }

    private static String nested(int depth) {
        var nested = new StringBuilder("--b\r\n");
        for (int i = 0; i < depth; i++) {
            nested.append("Content-Type: multipart/mixed; boundary=d")
                    .append(i)
                    .append("\r\n\r\n--d")
                    .append(i)
                    .append("\r\n");
        }
        return nested.append("\r\nx\r\n").toString();
    }

    private static void headers(List<HostileInput> all) {
        String large = "intake.header-too-large";
        String sound = "Content-Type: multipart/report; report-type=tlsrpt; boundary=b\r\n\r\n" + soundPart();
        all.add(mail("a field of a megabyte", large, 0, () -> "X: " + "x".repeat(1 << 20) + "\r\n" + header() + sound));
        all.add(mail(
                "a folded field of a megabyte",
                large,
                0,
                () -> "X: y\r\n" + " y\r\n".repeat(1 << 18) + header() + sound));
        all.add(mail("100,000 fields", large, 0, () -> "X: y\r\n".repeat(100_000) + header() + sound));
        all.add(mail("a header without an end", large, 0, () -> "X: y\r\n".repeat(1_000_000)));
        all.add(mail("one name without an end", large, 0, () -> "x".repeat(5_000_000)));
        all.add(mail(
                "a part with a field of a megabyte",
                large,
                1,
                () -> mailOf(soundPart() + "--b\r\nX: " + "x".repeat(1 << 20) + "\r\n\r\nx\r\n")));
        all.add(mail(
                "a part with 100,000 fields",
                large,
                1,
                () -> mailOf(soundPart() + "--b\r\n" + "X: y\r\n".repeat(100_000) + "\r\nx\r\n")));
        all.add(mail(
                "a long subject",
                "intake.header-cut",
                1,
                () -> "Subject: " + "s".repeat(10_000) + "\r\n" + header() + sound));
        all.add(mail(
                "10,000 encoded words",
                "intake.subject-unusual",
                1,
                () -> "Subject: " + "=?utf-8?q?=3C?= ".repeat(4_000) + "\r\n" + header() + sound));
        for (String word : new String[] {
            "=?x-none?B?AAAA?=",
            "=?utf-8?B?====?=",
            "=?utf-8?Q?=ZZ=?=",
            "=?utf-8?X?a?=",
            "=?" + "?".repeat(1_000),
            "=?utf-16?B?2AA=?="
        }) {
            all.add(mail(
                    "the encoded word " + word.substring(0, Math.min(16, word.length())),
                    "intake.subject-unusual",
                    1,
                    () -> "Subject: " + word + "\r\n" + header() + sound));
        }
        all.add(mail(
                "a header of another mail inside",
                "intake.subject-unusual",
                1,
                () -> "Subject: x\rBcc: all@example.org\u0000\r\n" + header() + sound));
        all.add(mail(
                "a domain that is none",
                "intake.report-domain-differs",
                1,
                () -> "TLS-Report-Domain: <script>\r\n" + header() + sound));
        all.add(mail(
                "a submitter that is another",
                "intake.submitter-differs",
                1,
                () -> "TLS-Report-Submitter: google.com\r\n" + header() + sound));
        all.add(mail(
                "a message-id of somebody else",
                "intake.message-id-foreign",
                1,
                () -> "Message-ID: <@@@@" + "@".repeat(500) + ">\r\n" + header() + sound));
        all.add(mail("no header at all", "intake.no-report", 0, () -> "\r\n\r\nx"));
        all.add(mail("nothing", "intake.empty", 0, () -> ""));
        all.add(mail("nulls", "intake.no-report", 0, () -> "\u0000".repeat(50_000)));
        all.add(mail(
                "more than is read", "intake.mail-too-large", 0, () -> mailOf(soundPart()) + "x".repeat(11 << 20)));
    }

    private static void boundaries(List<HostileInput> all) {
        String none = "intake.no-report";
        for (String boundary :
                new String[] {"", "; boundary=", "; boundary=\"\"", "; boundary=\"other\"", "; boundary*0=b"}) {
            all.add(mail(
                    "the boundary '" + boundary + "'",
                    none,
                    0,
                    () -> header() + "Content-Type: multipart/report" + boundary + "\r\n\r\n" + soundPart()
                            + "--b--\r\n"));
        }
        all.add(mail("a boundary of 10,000 letters", "intake.not-multipart-report", 1, () -> {
            String boundary = "b".repeat(10_000);
            return header() + "Content-Type: multipart/mixed; boundary=" + boundary + "\r\n\r\n"
                    + soundPart().replaceFirst("--b", "--" + boundary) + "--" + boundary + "--\r\n";
        }));
        all.add(mail(
                "boundaries that almost are one",
                "intake.not-multipart-report",
                1,
                () -> header() + "Content-Type: multipart/mixed; boundary=bbbbbbbb\r\n\r\n"
                        + "--bbbbbbb\r\n".repeat(100_000) + soundPart().replaceFirst("--b", "--bbbbbbbb")
                        + "--bbbbbbbb--\r\n"));
        all.add(mail(
                "the same boundary inside",
                "intake.parts-unusual",
                1,
                () -> mailOf("--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" + soundPart())));
        all.add(mail(
                "a second type",
                "intake.not-multipart-report",
                1,
                () -> header() + "Content-Type: multipart/mixed; boundary=b\r\nContent-Type: text/plain\r\n\r\n"
                        + soundPart() + "--b--\r\n"));
        all.add(mail(
                "no last boundary",
                "intake.mime-truncated",
                1,
                () -> header() + "Content-Type: multipart/report; report-type=tlsrpt; boundary=b\r\n\r\n"
                        + soundPart()));
        all.add(mail("a report after the last boundary", none, 0, () -> mailOf("") + soundPart()));
        all.add(mail(
                "lines that end in LF",
                "",
                1,
                () -> mailOf(EMPTY_PART + soundPart()).replace("\r\n", "\n")));
        all.add(mail("lines that end in CR", none, 0, () -> mailOf(soundPart()).replace("\r\n", "\r")));
        all.add(mail(
                "a line of a megabyte before it",
                "",
                1,
                () -> mailOf("--b\r\n\r\n" + "x".repeat(1 << 20) + "\r\n" + soundPart())));
    }

    private static void encodings(List<HostileInput> all) {
        all.add(mail(
                "no base64",
                "tlsrpt.report.not-json",
                0,
                () -> mailOf("--b\r\nContent-Type: application/tlsrpt+json\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                        + "%%%%".repeat(10_000) + "abcd\r\n")));
        all.add(mail(
                "a megabyte of padding",
                "intake.no-report",
                0,
                () -> mailOf("--b\r\nContent-Type: application/tlsrpt+gzip\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                        + "=".repeat(1 << 20) + "\r\n")));
        all.add(mail(
                "base64 that does not say so",
                "intake.transfer-encoding",
                1,
                () -> mailOf(soundPart().replace("Content-Transfer-Encoding: base64\r\n", ""))));
        all.add(mail(
                "an encoding that does not exist",
                "intake.transfer-encoding",
                1,
                () -> mailOf(
                        "--b\r\nContent-Type: application/tlsrpt+json\r\nContent-Transfer-Encoding: x-rot13\r\n\r\n"
                                + SOUND + "\r\n")));
        all.add(mail(
                "broken quoted-printable",
                "",
                1,
                () -> mailOf(
                        "--b\r\nContent-Type: application/tlsrpt+json\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
                                + SOUND.replace("Sound", "S=ZZ=\r\n=3D=") + "\r\n")));
        all.add(mail(
                "base64 in one line",
                "",
                1,
                () -> mailOf(soundPart()
                        .replace("\r\n", "\n")
                        .replaceAll("(?<=[A-Za-z0-9+/]{76})\n", "")
                        .replace("\n", "\r\n"))));
        all.add(mail("base64 between blanks", "", 1, () -> {
            String part = soundPart();
            int body = part.indexOf("\r\n\r\n") + 4;
            return mailOf(part.substring(0, body) + part.substring(body).replaceAll("(.)", "$1 ") + "\r\n");
        }));
    }

    private static void authors(List<HostileInput> all) {
        String unclear = "intake.from-unclear";
        String rest =
                "Content-Type: multipart/report; report-type=tlsrpt; boundary=b\r\n\r\n" + soundPart() + "--b--\r\n";
        for (String from : new String[] {
            "",
            "From: \r\n",
            "From: a@google.com\r\nFrom: b@evil.example\r\n",
            "From: a@google.com, b@evil.example\r\n",
            "From: all: a@google.com, b@evil.example;\r\n",
            "From: all:;\r\n",
            "From: " + "(".repeat(900) + "\r\n",
            "From: " + "\"".repeat(901) + "\r\n",
            "From: <" + "<".repeat(900) + "a@example.org>\r\n",
            "From: a@" + "x.".repeat(400) + "org\r\n",
            "From: " + "a@google.com,".repeat(4_000) + "\r\n",
            "From: a@google.com\u0000@evil.example\r\n",
            "From: a@[192.0.2.1]\r\n",
            "From: @google.com\r\n",
            "From: =?utf-8?q?a=40google.com?=\r\n"
        }) {
            all.add(mail(
                    "written by '"
                            + from.substring(0, Math.min(30, from.length())).strip() + "'",
                    unclear,
                    1,
                    () -> from + rest));
        }
    }

    private static void cut(List<HostileInput> all) {
        String whole = mailOf(EMPTY_PART + soundPart());
        int content = whole.lastIndexOf("base64") + 10;
        for (int i = 1; i <= 10; i++) {
            int length = content * i / 10;
            all.add(mail("a mail cut after " + length, "intake.no-report", 0, () -> whole.substring(0, length)));
        }
        for (int i = 1; i <= 10; i++) {
            int length = content + 16 + (whole.length() - content - 60) * i / 10;
            all.add(mail("a mail cut after " + length, "intake.gzip-truncated", 0, () -> whole.substring(0, length)));
        }
    }
}
