package org.sealpost.app.serve;

import java.util.Optional;
import org.sealpost.app.access.Caller;
import org.sealpost.app.access.Permission;
import org.sealpost.app.access.Target;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.publish.Asker;
import org.sealpost.app.web.Call;
import org.sealpost.app.web.Method;
import org.sealpost.app.web.Reply;
import org.sealpost.protocol.name.DomainName;

/// Stands before the pages of those who have signed in.
record Guard(Notices notices, Doorkeeper doorkeeper) {
    /// Somebody who may go on, and for which tenant.
    record Visit(Call call, Caller.SignedIn caller, TenantId tenant, String formToken) {
        boolean may(Permission permission, DomainName domain) {
            return caller.may(permission, tenant, domain);
        }

        boolean may(Permission permission) {
            return caller.may(permission, new Target.Whole(tenant));
        }

        Asker asker() {
            return new Asker(caller, tenant, Optional.of(call.from()));
        }

        String person() {
            return caller.person().name().text();
        }

        Self self() {
            return new Self(call, caller, Optional.of(tenant), formToken);
        }
    }

    /// A page of a tenant.
    interface Page {
        Reply answer(Visit visit);
    }

    /// A page that is about the visitor, or about the installation.
    interface OwnPage {
        Reply answer(Self self);
    }

    /// Somebody who has signed in, whatever they belong to.
    ///
    /// @param tenant the one that they look at; empty when they belong to none
    record Self(Call call, Caller.SignedIn caller, Optional<TenantId> tenant, String formToken) {
        boolean may(Permission permission) {
            return switch (permission.reach()) {
                case PLATFORM -> caller.may(permission, new Target.Platform());
                case DOMAIN, TENANT ->
                    tenant.filter(each -> caller.may(permission, new Target.Whole(each)))
                            .isPresent();
            };
        }
    }

    /// For everybody who has signed in; a form must be one that we gave them.
    Reply letIn(Call call, OwnPage page) {
        Optional<Caller.SignedIn> caller = doorkeeper.signedIn(call);
        if (caller.isEmpty()) {
            return Onward.signIn(call);
        }
        if (call.method() == Method.POST && !doorkeeper.isOurForm(call)) {
            return notices.refuse(call, 403, "This form is from an earlier session. Open the page again.");
        }
        return page.answer(new Self(
                call,
                caller.get(),
                Doorkeeper.tenant(call, caller.get()),
                doorkeeper.formToken(call).orElseThrow().text()));
    }

    /// For those who may do this to the installation.
    Reply letPlatform(Call call, Permission permission, OwnPage page) {
        return letIn(call, self -> switch (self.caller().decide(permission, new Target.Platform())) {
            case ALLOWED -> page.answer(self);
            case SIGN_IN -> Onward.signIn(call);
            case FORBIDDEN -> notices.refuse(call, 403, "That is for those who look after the installation.");
            case HIDDEN -> notices.refuse(call, 404, "There is nothing at this address.");
        });
    }

    /// For those who may do this to the tenant; a form must be one that we gave them.
    Reply let(Call call, Permission permission, Page page) {
        Optional<Caller.SignedIn> caller = doorkeeper.signedIn(call);
        if (caller.isEmpty()) {
            return Onward.signIn(call);
        }
        if (call.method() == Method.POST && !doorkeeper.isOurForm(call)) {
            return notices.refuse(call, 403, "This form is from an earlier session. Open the page again.");
        }
        Optional<TenantId> tenant = Doorkeeper.tenant(call, caller.get());
        if (tenant.isEmpty()) {
            return notices.refuse(call, 403, "You belong to no tenant. Ask for an invitation.");
        }
        return switch (caller.get().decide(permission, new Target.Whole(tenant.get()))) {
            case ALLOWED ->
                page.answer(new Visit(
                        call,
                        caller.get(),
                        tenant.get(),
                        doorkeeper.formToken(call).orElseThrow().text()));
            case SIGN_IN -> Onward.signIn(call);
            case FORBIDDEN -> notices.refuse(call, 403, "Your role does not allow that.");
            case HIDDEN -> notices.refuse(call, 404, "There is nothing at this address.");
        };
    }
}
