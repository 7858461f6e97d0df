package org.sealpost.check.code;

import org.sealpost.check.Aspect;
import org.sealpost.check.FindingCode;
import org.sealpost.check.Fixer;
import org.sealpost.check.Severity;
import org.sealpost.protocol.RfcRef;

/// A code of one of the enums here.
public interface ListedCode extends FindingCode {
    Particulars particulars();

    @Override
    default String id() {
        return particulars().id();
    }

    @Override
    default Severity severity() {
        return particulars().severity();
    }

    @Override
    default Aspect aspect() {
        return particulars().aspect();
    }

    @Override
    default RfcRef rfc() {
        return particulars().rfc();
    }

    @Override
    default Fixer fixer() {
        return particulars().fixer();
    }
}
