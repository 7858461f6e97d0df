package org.sealpost.observe.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sealpost.observe.facts.DnsFault;
import org.sealpost.observe.facts.Dnssec;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.Vantage.Validation;
import org.sealpost.observe.net.Dialer;
import org.sealpost.observe.tls.Trust;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.txt.TxtRecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// The AD bit of a resolver on this machine.
class TrustedResolverTest {
    private final SignedTree tree = DnsFixture.tree();

    /// A validating resolver: bogus data comes only unchecked, secure data with AD.
    private List<byte[]> validated(Message query) {
        Message answer = tree.answer(query);
        boolean unchecked = query.getHeader().getFlag(Flags.CD);
        if (query.getQuestion().getName().toString().startsWith("bogus") && !unchecked) {
            answer.removeAllRecords(Section.ANSWER);
            answer.removeAllRecords(Section.AUTHORITY);
            answer.getHeader().setRcode(Rcode.SERVFAIL);
        } else if (query.getQuestion().getName().subdomain(SignedTree.name("signed.test")) && !unchecked) {
            answer.getHeader().setFlag(Flags.AD);
        }
        return List.of(answer.toWire());
    }

    private Lookup<TxtRecord> ask(String name) {
        try (var server = new WireServer((query, tcp) -> validated(query));
                var dialer = Dialer.open(DnsFixture.QUICK);
                var dns = ValidatingDns.open(
                        new DnsOptions(
                                List.of(new ResolverAddress.Plain(server.endpoint())), TrustAnchors.root(), true),
                        Trust.system(),
                        InstantSource.fixed(SignedTree.NOW),
                        dialer)) {
            assertThat(dns.validation()).isEqualTo(Validation.TRUSTED_RESOLVER);
            return dns.txt(DomainName.of(name), DnsFixture.soon());
        }
    }

    @Test
    void adIsSecureAndNoAdIsInsecure() {
        assertThat(ask("_mta-sts.signed.test").dnssec()).isEqualTo(Dnssec.SECURE);
        assertThat(ask("_mta-sts.plain.test").dnssec()).isEqualTo(Dnssec.INSECURE);
    }

    @Test
    void whatComesOnlyUncheckedIsBogusAndIsEvidence() {
        tree.with("bogus.signed.test", Type.TXT, "\"never used\"");

        assertThat(ask("bogus.signed.test")).isInstanceOfSatisfying(Lookup.Failed.class, failed -> {
            assertThat(failed.fault()).isEqualTo(DnsFault.BOGUS);
            assertThat(failed.detail()).contains("never used");
        });
    }
}
