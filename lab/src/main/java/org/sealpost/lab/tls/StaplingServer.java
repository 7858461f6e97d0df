package org.sealpost.lab.tls;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Hashtable;
import java.util.List;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateEntry;
import org.bouncycastle.tls.CertificateStatus;
import org.bouncycastle.tls.CertificateStatusType;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.TlsServerProtocol;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/// The server side of TLS with an OCSP response of our choice, which the JDK's own cannot have: it fetches what it
/// staples.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6066#section-8">RFC 6066 §8</a>
final class StaplingServer extends DefaultTlsServer {
    private final BcTlsCrypto crypto;
    private final boolean only12;
    private final PrivateKey key;
    private final List<X509Certificate> chain;
    private final byte[] response;

    /// @param key of the kind EC, as most of the lab's are
    private StaplingServer(
            BcTlsCrypto crypto, boolean only12, PrivateKey key, List<X509Certificate> chain, byte[] response) {
        super(crypto);
        this.crypto = crypto;
        this.only12 = only12;
        this.key = key;
        this.chain = List.copyOf(chain);
        this.response = response.clone();
    }

    /// Shakes hands with a client whose first message was read already.
    static Socket accept(
            Socket socket,
            ClientHello hello,
            boolean only12,
            PrivateKey key,
            List<X509Certificate> chain,
            byte[] response)
            throws IOException {
        var in = new SequenceInputStream(new ByteArrayInputStream(hello.octets().toArray()), socket.getInputStream());
        var protocol = new TlsServerProtocol(in, socket.getOutputStream());
        protocol.accept(new StaplingServer(new BcTlsCrypto(new SecureRandom()), only12, key, chain, response));
        return new StreamSocket(protocol.getInputStream(), protocol.getOutputStream(), () -> {
            protocol.close();
            socket.close();
        });
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return (only12 ? ProtocolVersion.TLSv12 : ProtocolVersion.TLSv13).downTo(ProtocolVersion.TLSv12);
    }

    @Override
    public TlsCredentials getCredentials() throws IOException {
        return new BcDefaultTlsCredentialedSigner(
                new TlsCryptoParameters(context),
                crypto,
                PrivateKeyFactory.createKey(key.getEncoded()),
                TlsUtils.isTLSv13(context) ? withExtension() : new Certificate(certificates()),
                SignatureAndHashAlgorithm.getInstance(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
    }

    // The library wants its extensions in a Hashtable.
    @SuppressWarnings("JdkObsolete")
    private Certificate withExtension() throws IOException {
        // RFC 8446 §4.4.2.1: in TLS 1.3 the response is an extension of the certificate that it is about.
        var status = new ByteArrayOutputStream();
        getCertificateStatus().encode(status);
        var extensions = new Hashtable<Integer, byte[]>();
        extensions.put(TlsExtensionsUtils.EXT_status_request, status.toByteArray());
        TlsCertificate[] certificates = certificates();
        var entries = new CertificateEntry[certificates.length];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = new CertificateEntry(certificates[i], i == 0 ? extensions : new Hashtable<>());
        }
        return new Certificate(TlsUtils.EMPTY_BYTES, entries);
    }

    private TlsCertificate[] certificates() throws IOException {
        try {
            var certificates = new TlsCertificate[chain.size()];
            for (int i = 0; i < certificates.length; i++) {
                certificates[i] = crypto.createCertificate(chain.get(i).getEncoded());
            }
            return certificates;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    @Override
    public CertificateStatus getCertificateStatus() {
        return new CertificateStatus(CertificateStatusType.ocsp, OCSPResponse.getInstance(response));
    }
}
