package org.sealpost.publish.emit;

import java.util.List;
import java.util.stream.Collectors;
import org.sealpost.publish.ReadyFile;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.RecordSet.Type;

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

    private String resources(Publication publication, List<org.sealpost.publish.dns.Change> changes, String when) {
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
                        "zone_id = var.zone_id",
                        "name    = " + HclString.quoted(set.name().ascii()),
                        "type    = " + HclString.quoted(set.type().name()),
                        "ttl     = " + set.ttl().toSeconds(),
                        "records = [" + joined(set, Terraform::route53) + "]");
            case CLOUDFLARE -> {
                var text = new StringBuilder();
                for (int i = 0; i < set.values().size(); i++) {
                    text.append(i > 0 ? "\n" : "")
                            .append(block(
                                    "cloudflare_dns_record",
                                    label(publication, set, set.values().size() > 1 ? "_" + (i + 1) : ""),
                                    "zone_id = var.zone_id",
                                    "name    = " + HclString.quoted(set.name().ascii()),
                                    "type    = " + HclString.quoted(set.type().name()),
                                    "ttl     = " + set.ttl().toSeconds(),
                                    "content = " + HclString.quoted(cloudflare(set.type(), set.values().get(i))),
                                    "proxied = false"));
                }
                yield text.toString();
            }
            case DNS -> dns(publication, set);
        };
    }

    private static String dns(Publication publication, RecordSet set) {
        String kind = switch (set.type()) {
            case A -> "dns_a_record_set";
            case AAAA -> "dns_aaaa_record_set";
            case CNAME -> "dns_cname_record";
            case TXT -> "dns_txt_record_set";
        };
        String data = switch (set.type()) {
            case A, AAAA -> "addresses = [" + joined(set, Address::checked) + "]";
            case CNAME -> "cname = " + HclString.quoted(ZoneText.data(Type.CNAME, set.values().getFirst()));
            case TXT -> "txt  = [" + joined(set, value -> value) + "]";
        };
        return block(
                kind,
                label(publication, set, ""),
                "zone = " + HclString.quoted(publication.zone() + "."),
                "name = " + HclString.quoted(publication.relative(set.name())),
                "ttl  = " + set.ttl().toSeconds(),
                data);
    }

    /// The provider puts the outer quotation marks of a TXT record itself; what is inside goes in as in a zone file, and
    /// a long text ends one string and begins the next.
    private static String route53(String value) {
        String strings = ZoneText.strings(value);
        return strings.substring(1, strings.length() - 1).replace("\" \"", "\"\"");
    }

    private static String cloudflare(Type type, String value) {
        return switch (type) {
            case TXT -> ZoneText.strings(value);
            case CNAME -> org.sealpost.protocol.name.DomainName.of(value).ascii();
            case A, AAAA -> Address.checked(value);
        };
    }

    private static String joined(RecordSet set, java.util.function.UnaryOperator<String> txt) {
        return set.values().stream()
                .map(value -> switch (set.type()) {
                    case TXT -> txt.apply(value);
                    case CNAME -> ZoneText.data(Type.CNAME, value);
                    case A, AAAA -> Address.checked(value);
                })
                .map(HclString::quoted)
                .collect(Collectors.joining(", "));
    }

    private static String label(Publication publication, RecordSet set, String more) {
        String name = publication.relative(set.name()).replace('.', '_').replace('-', '_').replace("@", "apex");
        return "sealpost_" + name.replaceFirst("^_", "") + "_" + set.type().name().toLowerCase(java.util.Locale.ROOT) + more;
    }

    private static String block(String kind, String label, String... lines) {
        return "resource \"" + kind + "\" \"" + label + "\" {\n  " + String.join("\n  ", lines) + "\n}\n";
    }
}
