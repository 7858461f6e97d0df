package org.sealpost.app.serve;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.sealpost.app.store.AlertList;
import org.sealpost.app.web.Fields;
import org.sealpost.fleet.watch.Level;
import org.sealpost.protocol.name.DomainName;

/// Which alerts a page lists.
record AlertFilter(Optional<DomainName> domain, Optional<Level> level) {
    /// A level that nobody offered chooses nothing.
    ///
    /// @param domain the one that is asked for, if it is one of the tenant
    static AlertFilter read(Fields query, Optional<DomainName> domain) {
        return new AlertFilter(
                domain,
                query.one("level")
                        .flatMap(word -> Arrays.stream(Level.values())
                                .filter(level -> word(level).equals(word))
                                .findFirst()));
    }

    /// As it stands in addresses.
    static String word(Level level) {
        return switch (level) {
            case PAGE -> "urgent";
            case WARNING -> "warning";
            case NOTICE -> "note";
        };
    }

    AlertList.Choice choice() {
        return new AlertList.Choice(domain, level);
    }

    boolean any() {
        return domain.isPresent() || level.isPresent();
    }

    String address() {
        return address(Map.of());
    }

    /// The page that goes on there.
    String address(AlertList.Place after) {
        return address(Map.of("after", after.text()));
    }

    private String address(Map<String, String> more) {
        var fields = new LinkedHashMap<String, String>();
        domain.ifPresent(name -> fields.put("domain", name.ascii()));
        level.ifPresent(each -> fields.put("level", word(each)));
        fields.putAll(more);
        var address = new StringBuilder("/alerts");
        fields.forEach((name, value) -> address.append(address.indexOf("?") < 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return address.toString();
    }
}
