package org.sealpost.app.render.host;

import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sealpost.app.render.JsonText;
import org.sealpost.host.delegation.Delegation;
import org.sealpost.host.delegation.Pointing;
import org.sealpost.host.delegation.Purpose;
import org.sealpost.host.delegation.Tombstone;

/// Delegations for programs.
public final class DelegationJson {
    private DelegationJson() {}

    /// @param seen where the records of each lead; empty when nobody looked
    public static void write(
            List<Delegation> delegations,
            Map<Delegation, Map<Purpose, Pointing>> seen,
            List<Tombstone> tombstones,
            OutputStream out) {
        var document = new LinkedHashMap<String, Object>();
        document.put(
                "delegations",
                delegations.stream()
                        .map(each -> delegation(each, seen.getOrDefault(each, Map.of())))
                        .toList());
        document.put("ended", tombstones.stream().map(DelegationJson::tombstone).toList());
        try (var json = new JsonText(out)) {
            json.document(document);
        }
    }

    private static Map<String, Object> delegation(Delegation delegation, Map<Purpose, Pointing> seen) {
        var tree = head(delegation);
        tree.put(
                "records",
                delegation.records().stream()
                        .map(record -> record(record, seen))
                        .toList());
        return tree;
    }

    private static Map<String, Object> head(Delegation delegation) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("domain", delegation.domain().ascii());
        tree.put("tenant", delegation.tenant());
        tree.put("slug", delegation.slug().text());
        return tree;
    }

    private static Map<String, Object> record(Delegation.Cname record, Map<Purpose, Pointing> seen) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("purpose", record.purpose().name().toLowerCase(Locale.ROOT));
        tree.put("optional", record.purpose().isOptional());
        tree.put("owner", record.owner().ascii());
        tree.put("target", record.target().ascii());
        Optional.ofNullable(seen.get(record.purpose())).ifPresent(pointing -> {
            tree.put("seen", word(pointing));
            tree.put("detail", detail(pointing));
        });
        return tree;
    }

    private static String word(Pointing pointing) {
        return switch (pointing) {
            case Pointing.Here _ -> "here";
            case Pointing.Absent _ -> "absent";
            case Pointing.Elsewhere _ -> "elsewhere";
            case Pointing.Unknown _ -> "unknown";
        };
    }

    private static String detail(Pointing pointing) {
        return switch (pointing) {
            case Pointing.Here _, Pointing.Absent _ -> "";
            case Pointing.Elsewhere(String found) -> found;
            case Pointing.Unknown(String why) -> why;
        };
    }

    private static Map<String, Object> tombstone(Tombstone tombstone) {
        var tree = head(tombstone.delegation());
        tree.put("since", tombstone.since().toString());
        tree.put("until", tombstone.until().toString());
        return tree;
    }
}
