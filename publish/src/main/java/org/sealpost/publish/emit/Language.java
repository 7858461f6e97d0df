package org.sealpost.publish.emit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sealpost.publish.ReadyFile;

/// The languages in which records can be written.
public enum Language {
    /// Columns for a person, or for the forms of a hoster.
    TABLE,
    /// A zone file. RFC 1035 §5.
    ZONE,
    /// Scripts for `nsupdate`, with prerequisites. RFC 2136 §2.4.
    NSUPDATE,
    /// HCL for Amazon Route 53.
    TERRAFORM_ROUTE53,
    /// HCL for Cloudflare.
    TERRAFORM_CLOUDFLARE,
    /// HCL for a server with dynamic updates.
    TERRAFORM_DNS,
    /// JavaScript for `dnsconfig.js`.
    DNSCONTROL,
    /// YAML for a zone of octoDNS.
    OCTODNS,
    /// JSON of our own.
    JSON;

    /// Such as `terraform-route53`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Language> of(String word) {
        return Arrays.stream(values())
                .filter(language -> language.word().equalsIgnoreCase(word))
                .findFirst();
    }

    /// The records in this language, one file or two in the order of publishing.
    public List<ReadyFile> emit(Publication publication) {
        return emitter().emit(publication);
    }

    private Emitter emitter() {
        return switch (this) {
            case TABLE -> new PlainTable();
            case ZONE -> new ZoneFile();
            case NSUPDATE -> new NsupdateScript();
            case TERRAFORM_ROUTE53 -> new Terraform(Terraform.Provider.ROUTE53);
            case TERRAFORM_CLOUDFLARE -> new Terraform(Terraform.Provider.CLOUDFLARE);
            case TERRAFORM_DNS -> new Terraform(Terraform.Provider.DNS);
            case DNSCONTROL -> new DnsControl();
            case OCTODNS -> new OctoDns();
            case JSON -> new JsonRecords();
        };
    }

    @Override
    public String toString() {
        return word();
    }
}
