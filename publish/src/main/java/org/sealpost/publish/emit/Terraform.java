package org.sealpost.publish.emit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.ReadyFile;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.dns.Change;

/// Resources in the language of Terraform, which OpenTofu reads as well.
final class Terraform implements Emitter {
    /// Whose resources.
    enum Provider {
        ROUTE53,
        CLOUDFLARE,
        DNS
    }

    private final Provider provider;

    Terraform(Provider provider) {
        this.provider = provider;
    }

    @Override
    public List<ReadyFile> emit(Publication publication) {
        return List.of(
                ReadyFile.of("1-before.tf", head() + resources(publication, publication.before(), "At once.")),
                ReadyFile.of(
                        "2-after.tf",
                        resources(
                                publication,
                                publication.after(),
                                "Add this file once the policy is served (RFC 8461 §8.1): Terraform cannot wait for that.")));
    }

    private String head() {
        return switch (provider) {
            case ROUTE53 -> variable("zone_id", "The hosted zone.");
            case CLOUDFLARE -> variable("zone_id", "The zone.");
            case DNS -> "";
        };
    }

    private static String variable(String name, String description) {
        return "variable \"" + name + "\" {\n  type        = string\n  description = \"" + description + "\"\n}\n\n";
    }

    private String resources(Publication publication, List<Change> changes, String when) {
        var text = new StringBuilder("# " + when + "\n");
        for (RecordSet set : Publication.wanted(changes)) {
            text.append('\n').append(resources(publication, set));
        }
        return text.toString();
    }

    private String resources(Publication publication, RecordSet set) {
        return switch (provider) {
            case ROUTE53 ->
                block(
                        "aws_route53_record",
                        label(publication, set, ""),
                        common(set, "records", "[" + joined(set) + "]"));
            case CLOUDFLARE -> {
                var text = new StringBuilder();
                for (int i = 0; i < set.values().size(); i++) {
                    String more = set.values().size() > 1 ? "_" + (i + 1) : "";
                    Map<String, String> attributes = common(
                            set,
                            "content",
                            HclString.quoted(cloudflare(set.type(), set.values().get(i))));
                    attributes.put("proxied", "false");
                    text.append(i > 0 ? "\n" : "")
                            .append(block("cloudflare_dns_record", label(publication, set, more), attributes));
                }
                yield text.toString();
            }
            case DNS -> dns(publication, set);
        };
    }

    private static Map<String, String> common(RecordSet set, String key, String value) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("zone_id", "var.zone_id");
        attributes.put("name", HclString.quoted(set.name().ascii()));
        attributes.put("type", HclString.quoted(set.type().name()));
        attributes.put("ttl", Long.toString(set.ttl().toSeconds()));
        attributes.put(key, value);
        return attributes;
    }

    private static String dns(Publication publication, RecordSet set) {
        String kind = switch (set.type()) {
            case A -> "dns_a_record_set";
            case AAAA -> "dns_aaaa_record_set";
            case CNAME -> "dns_cname_record";
            case TXT -> "dns_txt_record_set";
        };
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("zone", HclString.quoted(publication.zone() + "."));
        attributes.put("name", HclString.quoted(publication.relative(set.name())));
        attributes.put("ttl", Long.toString(set.ttl().toSeconds()));
        switch (set.type()) {
            case A, AAAA -> attributes.put("addresses", "[" + quoted(set, Address::checked) + "]");
            case CNAME ->
                attributes.put(
                        "cname",
                        HclString.quoted(
                                ZoneText.data(RecordSet.Type.CNAME, set.values().getFirst())));
            case TXT -> attributes.put("txt", "[" + quoted(set, value -> value) + "]");
        }
        return block(kind, label(publication, set, ""), attributes);
    }

    /// The provider puts the outer quotation marks of a TXT record itself; what is inside goes in as in a zone file,
    /// and a long text ends one string and begins the next.
    private static String route53(String value) {
        String strings = ZoneText.strings(value);
        return strings.substring(1, strings.length() - 1).replace("\" \"", "\"\"");
    }

    private static String cloudflare(RecordSet.Type type, String value) {
        return switch (type) {
            case TXT -> ZoneText.strings(value);
            case CNAME -> DomainName.of(value).ascii();
            case A, AAAA -> Address.checked(value);
        };
    }

    private static String joined(RecordSet set) {
        return quoted(set, value -> switch (set.type()) {
            case TXT -> route53(value);
            case CNAME -> ZoneText.data(RecordSet.Type.CNAME, value);
            case A, AAAA -> Address.checked(value);
        });
    }

    private static String quoted(RecordSet set, UnaryOperator<String> data) {
        return set.values().stream().map(data).map(HclString::quoted).collect(Collectors.joining(", "));
    }

    private static String label(Publication publication, RecordSet set, String more) {
        String name =
                publication.relative(set.name()).replaceAll("[^a-z0-9]+", "_").replaceFirst("^_", "");
        return "sealpost_" + name + "_" + set.type().name().toLowerCase(Locale.ROOT) + more;
    }

    private static String block(String kind, String label, Map<String, String> attributes) {
        int width = attributes.keySet().stream().mapToInt(String::length).max().orElse(0);
        var text = new StringBuilder("resource \"" + kind + "\" \"" + label + "\" {\n");
        attributes.forEach((key, value) -> text.append("  ")
                .append(key)
                .append(" ".repeat(width - key.length()))
                .append(" = ")
                .append(value)
                .append('\n'));
        return text.append("}\n").toString();
    }
}
