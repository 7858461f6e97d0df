package org.sealpost.publish.dns.standin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/// The zone `example.org` as a provider keeps it: data in the provider's own form, by name and type. A CNAME
/// record stands alone, as everywhere.
public final class StandInZone {
    public static final String NAME = "example.org";

    private final Map<String, Records> records = new LinkedHashMap<>();
    private final Style style;
    private int lastId = 1000;

    /// How TXT data is written.
    public enum Style {
        ZONE_FILE,
        OCTAL,
        PLAIN
    }

    /// @param ids one for each datum, where the provider has such
    public record Records(String name, String type, long ttl, List<String> data, List<String> ids) {}

    public StandInZone(Style style) {
        this.style = style;
    }

    /// What stands at a name, all types.
    public synchronized List<Records> at(String name) {
        return records.values().stream()
                .filter(each -> each.name().equals(name))
                .toList();
    }

    public synchronized List<Records> all() {
        return List.copyOf(records.values());
    }

    public synchronized Optional<Records> of(String name, String type) {
        return Optional.ofNullable(records.get(name + " " + type));
    }

    /// Whether the set may be there; it is put there then.
    public synchronized boolean put(String name, String type, long ttl, List<String> data) {
        boolean alone = at(name).stream()
                .allMatch(each -> each.type().equals(type)
                        || (!type.equals("CNAME") && !each.type().equals("CNAME")));
        if (!alone || data.stream().anyMatch(each -> !isReadable(type, each))) {
            return false;
        }
        List<String> ids = new ArrayList<>();
        data.forEach(_ -> ids.add(Integer.toString(++lastId)));
        records.put(name + " " + type, new Records(name, type, ttl, List.copyOf(data), ids));
        return true;
    }

    /// Like [#put], without new ids where the data is at the same place.
    public synchronized void keepId(String name, String type, long ttl, int index, String datum) {
        Records old = of(name, type).orElseThrow();
        List<String> data = new ArrayList<>(old.data());
        data.set(index, datum);
        records.put(name + " " + type, new Records(name, type, ttl, data, old.ids()));
    }

    public synchronized boolean remove(String name, String type) {
        return records.remove(name + " " + type) != null;
    }

    /// TXT data in the provider's form.
    public String written(String text) {
        return switch (style) {
            case PLAIN -> text;
            case ZONE_FILE, OCTAL -> "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        };
    }

    /// The texts of the TXT records at a name, as a name server would serve them.
    public synchronized List<String> texts(String name) {
        return of(name, "TXT").map(Records::data).orElse(List.of()).stream()
                .map(this::text)
                .toList();
    }

    private String text(String data) {
        return switch (style) {
            case PLAIN -> data;
            case ZONE_FILE -> fromZoneFile(data);
            case OCTAL -> fromZoneFile(decimal(data));
        };
    }

    private boolean isReadable(String type, String data) {
        if (!type.equals("TXT") || style == Style.PLAIN) {
            return true;
        }
        try {
            fromZoneFile(style == Style.OCTAL ? decimal(data) : data);
            return data.startsWith("\"");
        } catch (UncheckedIOException unreadable) {
            return false;
        }
    }

    private static String decimal(String data) {
        var text = new StringBuilder();
        for (int i = 0; i < data.length(); i++) {
            boolean escape = data.charAt(i) == '\\';
            if (escape && Character.isDigit(data.charAt(i + 1))) {
                text.append("\\%03d".formatted(Integer.parseInt(data.substring(i + 1, i + 4), 8)));
                i += 3;
            } else if (escape) {
                text.append(data, i, i + 2);
                i++;
            } else {
                text.append(data.charAt(i));
            }
        }
        return text.toString();
    }

    private static String fromZoneFile(String data) {
        try {
            var record = (TXTRecord) Record.fromString(Name.root, Type.TXT, DClass.IN, 1, data, Name.root);
            var text = new ByteArrayOutputStream();
            record.getStringsAsByteArrays().forEach(string -> text.writeBytes(string));
            return text.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
