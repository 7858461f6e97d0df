package org.sealpost.app.access.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a token says of somebody, once it is proven.
///
/// @param subject by which the service knows them for good
/// @param email an address of which the service says that it verified it
/// @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation">Core §3.1.3.7</a>
record IdToken(String subject, Optional<String> email) {
    /// Keys of theirs alone: with a shared one, or none, whoever knows our secret could make tokens.
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private static final int LONGEST_SUBJECT = 255;

    /// Of which key the token says that it signed it; empty when it says nothing.
    static String keyId(String token) throws Provider.Unusable {
        return Optional.ofNullable(parsed(token).getHeader().getKeyID()).orElse("");
    }

    /// @throws Provider.Unusable when it is not for us, not of the service, too old, or not for this sign-in
    static IdToken proven(String token, JWKSet keys, OidcClient client, String nonce, Instant now)
            throws Provider.Unusable {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(keys)));
        processor.setJWTClaimsSetVerifier(
                new DefaultJWTClaimsVerifier<>(
                        client.id(),
                        new JWTClaimsSet.Builder()
                                .issuer(client.issuer().toString())
                                .claim("nonce", nonce)
                                .build(),
                        Set.of("sub", "exp", "iat")) {
                    @Override
                    protected Date currentTime() {
                        return Date.from(now);
                    }
                });
        try {
            return of(processor.process(parsed(token), null), client);
        } catch (BadJOSEException | JOSEException | ParseException refused) {
            throw new Provider.Unusable("its token does not hold");
        }
    }

    private static SignedJWT parsed(String token) throws Provider.Unusable {
        try {
            return SignedJWT.parse(token);
        } catch (ParseException malformed) {
            throw new Provider.Unusable("its token is no signed token");
        }
    }

    private static IdToken of(JWTClaimsSet claims, OidcClient client) throws ParseException, Provider.Unusable {
        List<String> audience = claims.getAudience();
        Optional<String> party = Optional.ofNullable(claims.getStringClaim("azp"));
        boolean alone = audience.size() <= 1 || party.isPresent();
        if (!alone || party.filter(each -> !each.equals(client.id())).isPresent()) {
            throw new Provider.Unusable("its token is for somebody else");
        }
        String subject = Optional.ofNullable(claims.getSubject()).orElse("");
        if (subject.isEmpty() || subject.length() > LONGEST_SUBJECT) {
            throw new Provider.Unusable("its token is about nobody");
        }
        Optional<String> email = Boolean.TRUE.equals(claims.getClaim("email_verified"))
                ? Optional.ofNullable(claims.getStringClaim("email")).map(each -> each.toLowerCase(Locale.ROOT))
                : Optional.empty();
        return new IdToken(subject, email);
    }
}
