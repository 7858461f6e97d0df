package org.sealpost.publish.emit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sealpost.publish.ReadyFile;

/// The languages in which records can be written.
public enum Language {
    /// Columns for a person, or for the forms of a hoster.
    TABLE(new PlainTable()),
    /// A zone file. RFC 1035 §5.
    ZONE(new ZoneFile()),
    /// Scripts for `nsupdate`, with prerequisites. RFC 2136 §2.4.
    NSUPDATE(new NsupdateScript()),
    /// HCL for Amazon Route 53.
    TERRAFORM_ROUTE53(new Terraform(Terraform.Provider.ROUTE53)),
    /// HCL for Cloudflare.
    TERRAFORM_CLOUDFLARE(new Terraform(Terraform.Provider.CLOUDFLARE)),
    /// HCL for a server with dynamic updates.
    TERRAFORM_DNS(new Terraform(Terraform.Provider.DNS)),
    /// JavaScript for `dnsconfig.js`.
    DNSCONTROL(new DnsControl()),
    /// YAML for a zone of octoDNS.
    OCTODNS(new OctoDns()),
    /// JSON of our own.
    JSON(new JsonRecords());

    private final Emitter emitter;

    Language(Emitter emitter) {
        this.emitter = emitter;
    }

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
        return emitter.emit(publication);
    }

    @Override
    public String toString() {
        return word();
    }
}
