package io.neuralfocus.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ServiceSettingsTest {

    @Test
    void shouldWriteAHostOfIpv6InBrackets() {
        assertEquals("http://127.0.0.1:80", ServiceSettings.onLoopback(0).address(80));
        assertEquals("http://[::1]:80", new ServiceSettings("::1", 0).address(80));
    }
}
