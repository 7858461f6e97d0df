package org.sealpost.check;

/// One rule over the facts of a domain. One class each; it looks at nothing but its argument.
public interface Rule {
    Aspect aspect();

    Judgement judge(Reading reading);
}
