package org.sealpost.app.command;

import picocli.CommandLine.Mixin;

/// Where reports are waited for, what is believed of them, and how long they are kept.
final class IntakeOptions {
    @Mixin
    private ListenOptions listen = new ListenOptions();

    @Mixin
    private ImapOptions imap = new ImapOptions();

    @Mixin
    private SenderOptions sender = new SenderOptions();

    @Mixin
    private QuotaOptions quotas = new QuotaOptions();

    @Mixin
    private RetentionOptions retention = new RetentionOptions();

    /// Whether a way in was named.
    boolean named() {
        return listen.named() || imap.named();
    }

    ListenOptions listen() {
        return listen;
    }

    ImapOptions imap() {
        return imap;
    }

    SenderOptions sender() {
        return sender;
    }

    QuotaOptions quotas() {
        return quotas;
    }

    RetentionOptions retention() {
        return retention;
    }
}
