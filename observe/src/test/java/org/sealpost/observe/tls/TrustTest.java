package org.sealpost.observe.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sealpost.observe.peer.Bench;
import org.sealpost.protocol.Octets;

class TrustTest {
    @Test
    void theRootsOfTheJdkStayWhenOthersAreAdded() {
        int jdk = Trust.system().roots().size();
        Trust more = Trust.system().and(List.of(Bench.ROOT.certificate()));
        assertThat(jdk).isGreaterThan(50);
        assertThat(more.roots())
                .hasSize(jdk + 1)
                .containsKey(Bench.ROOT.certificate().getSubjectX500Principal());
    }

    @Test
    void aFileOfSeveralCertificatesIsRead() throws Exception {
        String pem = pem(Bench.ROOT.certificate().getEncoded())
                + "and some words between\n"
                + pem(Bench.INTERMEDIATE.certificate().getEncoded());
        assertThat(RootFile.read(Octets.utf8(pem)))
                .isEqualTo(new RootFile.Read(List.of(Bench.ROOT.certificate(), Bench.INTERMEDIATE.certificate())));
    }

    @Test
    void aFileWithoutACertificateIsAProblem() {
        assertThat(RootFile.read(Octets.EMPTY)).isEqualTo(new RootFile.Unreadable("holds no certificate"));
        assertThat(RootFile.read(Octets.utf8("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")))
                .isInstanceOf(RootFile.Unreadable.class);
        assertThat(RootFile.read(Octets.utf8("hello"))).isInstanceOf(RootFile.Unreadable.class);
    }

    private static String pem(byte[] der) {
        return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(der)
                + "\n-----END CERTIFICATE-----\n";
    }
}
