package org.sealpost.app.hostile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A world in the making, and its files.
final class HostileDraft {
    private final Map<String, String> dns = new LinkedHashMap<>();
    private final Map<String, String> dnsFaults = new LinkedHashMap<>();
    private final Map<String, String> policyHost = new LinkedHashMap<>();
    private final Map<String, String> mail = new LinkedHashMap<>();
    private final StringBuilder zone = new StringBuilder();
    private byte[] policy = {};

    void dns(String key, String value) {
        dns.put(key, value);
    }

    void dnsFault(String question, String fault) {
        dnsFaults.put(scalar(question), fault);
    }

    void policyHost(String key, String value) {
        policyHost.put(key, value);
    }

    /// A key of the one mail exchange, which is the world's own once it has one.
    void mail(String key, String value) {
        mail.put(key, value);
    }

    void zone(String line) {
        zone.append(line).append('\n');
    }

    void policy(byte[] octets) {
        policy = octets.clone();
    }

    void write(Path folder, String title) throws IOException {
        Files.createDirectories(folder);
        var world = new StringBuilder("title: ").append(scalar(title)).append('\n');
        if (!dnsFaults.isEmpty()) {
            dns.put("faults", mapping(dnsFaults));
        }
        if (!dns.isEmpty()) {
            world.append("dns: ").append(mapping(dns)).append('\n');
        }
        if (!policyHost.isEmpty()) {
            world.append("policy-host: ").append(mapping(policyHost)).append('\n');
        }
        if (!mail.isEmpty()) {
            world.append("mx: [").append(mapping(mail)).append("]\n");
        }
        Files.writeString(folder.resolve("world.yaml"), world);
        if (!zone.isEmpty()) {
            Files.writeString(folder.resolve("zone"), zone);
        }
        if (policy.length > 0) {
            Files.write(folder.resolve("policy.txt"), policy);
        }
    }

    /// A text of octets as a YAML scalar.
    static String scalar(String text) {
        return text.chars()
                .mapToObj(octet -> octet >= ' ' && octet < 0x7f && octet != '"' && octet != '\\'
                        ? String.valueOf((char) octet)
                        : "\\x%02x".formatted(octet & 0xff))
                .collect(Collectors.joining("", "\"", "\""));
    }

    static String list(List<String> texts) {
        return texts.stream().map(HostileDraft::scalar).collect(Collectors.joining(", ", "[", "]"));
    }

    /// Octets as character-strings of a zone file.
    static String strings(byte[] octets) {
        var text = new StringBuilder();
        for (int at = 0; at == 0 || at < octets.length; at += 255) {
            text.append(at == 0 ? "\"" : " \"");
            for (int i = at; i < Math.min(octets.length, at + 255); i++) {
                int octet = octets[i] & 0xff;
                boolean plain = octet >= ' ' && octet < 0x7f && octet != '"' && octet != '\\';
                text.append(plain ? String.valueOf((char) octet) : "\\%03d".formatted(octet));
            }
            text.append('"');
        }
        return text.toString();
    }

    static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String mapping(Map<String, String> values) {
        return values.entrySet().stream()
                .map(each -> each.getKey() + ": " + each.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
