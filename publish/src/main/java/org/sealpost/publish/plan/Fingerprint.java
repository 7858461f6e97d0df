package org.sealpost.publish.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// The hash that names a plan.
final class Fingerprint {
    private Fingerprint() {}

    static PlanId of(Basis basis, List<Step> steps) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(basis.desired().toString().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(basis.observed().toString().getBytes(StandardCharsets.UTF_8));
            for (Step step : steps) {
                digest.update((byte) 0);
                digest.update(step.toString().getBytes(StandardCharsets.UTF_8));
            }
            return new PlanId(HexFormat.of().formatHex(digest.digest(), 0, 8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
