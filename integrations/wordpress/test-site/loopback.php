<?php
/**
 * For tests alone: lets WordPress ask the Rumo of the tests, which runs on this machine. WordPress
 * refuses such addresses, and is right to.
 *
 * @package Rumo
 */

defined('ABSPATH') || exit;

add_filter(
    'http_request_host_is_external',
    static function ($is_external, $host) {
        return $is_external || wp_parse_url(RUMO_TEST_ORIGIN, PHP_URL_HOST) === $host;
    },
    10,
    2
);
add_filter(
    'http_allowed_safe_ports',
    static function ($ports) {
        return array_merge($ports, array( wp_parse_url(RUMO_TEST_ORIGIN, PHP_URL_PORT) ));
    }
);
