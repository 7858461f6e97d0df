package org.sealpost.check;

import org.sealpost.observe.facts.DomainFacts;

/// The facts of a domain as a reader understands them: what was seen, and what the parsers make of it, parsed once
/// for all rules.
public record Reading(DomainFacts facts) {}
