package org.sealpost.observe.dns;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/// The keys that DNSSEC validation starts from, each as a DS record.
public final class TrustAnchors {
    /// The key-signing keys of the root zone as IANA publishes them: KSK-2017 and KSK-2024.
    private static final String IANA = """
            . IN DS 20326 8 2 E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC683457104237C7F8EC8D
            . IN DS 38696 8 2 683D2D0ACB8C9B712A1948B27F741219298D0A450D612C483AF444A4C0FB2B16
            """;

    private final Set<DSRecord> records;

    private TrustAnchors(Set<DSRecord> records) {
        this.records = Set.copyOf(records);
    }

    /// The root of the public DNS.
    public static TrustAnchors root() {
        return switch (read(IANA)) {
            case Reading.Read(TrustAnchors anchors) -> anchors;
            case Reading.Unreadable(String problem) -> throw new IllegalStateException(problem);
        };
    }

    /// DS and DNSKEY records in zone-file form, as in a trust anchor file of other programs.
    public static Reading read(String zoneFile) {
        Set<DSRecord> records = new LinkedHashSet<>();
        var bytes = new ByteArrayInputStream(zoneFile.getBytes(StandardCharsets.UTF_8));
        try (var master = new Master(bytes, Name.root, 0)) {
            master.disableIncludes(true);
            for (Record each = master.nextRecord(); each != null; each = master.nextRecord()) {
                switch (each) {
                    case DSRecord ds -> records.add(ds);
                    case DNSKEYRecord key
                    when (key.getFlags() & DNSKEYRecord.Flags.REVOKE) == 0 ->
                        records.add(new DSRecord(key.getName(), DClass.IN, 0, DNSSEC.Digest.SHA256, key));
                    default -> {
                        return new Reading.Unreadable("neither DS nor a usable DNSKEY: " + each.getName() + " "
                                + Type.string(each.getType()));
                    }
                }
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            String words = unreadable.getMessage();
            return new Reading.Unreadable("not zone-file form: " + (words == null ? unreadable : words));
        }
        return records.isEmpty()
                ? new Reading.Unreadable("no DS or DNSKEY record in it")
                : new Reading.Read(new TrustAnchors(records));
    }

    /// One DS record a line in zone-file form, sorted.
    public String render() {
        return records.stream()
                .map(record -> "%s IN DS %s\n".formatted(record.getName(), record.rdataToString()))
                .sorted()
                .collect(Collectors.joining());
    }

    /// The names that have a key.
    List<Name> names() {
        return records.stream().map(Record::getName).distinct().sorted().toList();
    }

    /// Anchors, or why the text holds none.
    public sealed interface Reading {
        record Read(TrustAnchors anchors) implements Reading {}

        record Unreadable(String problem) implements Reading {}
    }
}
