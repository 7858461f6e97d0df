package org.sealpost.publish.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.observe.net.IpLiteral;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;

class OwnershipTest {
    private static final Ownership OURS = new Ownership(
            List.of(DomainName.of("host.example")),
            List.of(IpLiteral.read("2001:db8::1").orElseThrow()));

    @ParameterizedTest(name = "{0} {1} {2}: {3}, {4}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            _mta-sts.a.example        | TXT   | v=STSv1; id=1;          | true  | a policy record
            _mta-sts.a.example        | TXT   | v=STSv1                 | true  | one that is broken
            _mta-sts.a.example        | TXT   | v=STSv1 ;id=1           | true  | spaces are allowed there
            _mta-sts.a.example        | TXT   | v=STSv10; id=1;         | false | another version
            _mta-sts.a.example        | TXT   | V=STSv1; id=1;          | false | the name of the tag is in lower case
            _mta-sts.a.example        | TXT   | x v=STSv1; id=1;        | false | it begins otherwise
            _smtp._tls.a.example      | TXT   | v=TLSRPTv1; rua=mailto:x@y.example | true | a report record
            a.example                 | TXT   | v=spf1 -all             | false | somebody's mail
            _acme-challenge.a.example | TXT   | LHDhK3oGRvkiefQnx7OOczTY5Tic_xZ6HcMOc_gmtoM | true | an answer to a challenge
            a.example                 | TXT   | LHDhK3oGRvkiefQnx7OOczTY5Tic_xZ6HcMOc_gmtoM | false | the same elsewhere
            _mta-sts.a.example        | CNAME | slug._mta-sts.host.example | true | our zone
            _mta-sts.a.example        | CNAME | SLUG.host.example.      | true  | in another form
            _mta-sts.a.example        | CNAME | host.example.evil.example | false | only its beginning
            _mta-sts.a.example        | CNAME | evilhost.example        | false | only its end
            mta-sts.a.example         | AAAA  | 2001:DB8:0::1           | true  | our address in another form
            mta-sts.a.example         | AAAA  | 2001:db8::2             | false | another
            mta-sts.a.example         | A     | 192.0.2.1               | false | another family
            """)
    void aValueIsOursByWhatItSays(String name, RecordSet.Type type, String value, boolean ours, String why) {
        assertThat(OURS.owns(DomainName.of(name), type, value)).as(why).isEqualTo(ours);
    }
}
