package org.sealpost.app.check;

import org.sealpost.check.Verdict;
import org.sealpost.observe.facts.DomainFacts;

/// A domain that was looked at and judged.
public record Checked(Verdict verdict, DomainFacts facts) {}
