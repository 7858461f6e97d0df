package org.sealpost.publish.plan;

/// Names one plan: 16 hex digits of a hash over what is desired, what was observed, and the steps.
public record PlanId(String text) {
    public PlanId {
        if (!text.matches("[0-9a-f]{16}")) {
            throw new IllegalArgumentException("a plan id is 16 hex digits, not " + text);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
