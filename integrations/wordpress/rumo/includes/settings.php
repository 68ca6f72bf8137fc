<?php
/**
 * What the site has set: the address of Rumo, the name of the site there, the language.
 *
 * @package Rumo
 */

defined('ABSPATH') || exit;

/**
 * The settings, each of them fit to be used or empty.
 *
 * @return array{origin: string, site: string, lang: string}
 */
function rumo_settings()
{
    $kept = get_option('rumo_settings', array());
    return rumo_clean_settings(is_array($kept) ? $kept : array());
}

/**
 * Keeps what is right of the settings that were typed.
 *
 * @param mixed $typed What was typed, by its name.
 * @return array{origin: string, site: string, lang: string}
 */
function rumo_clean_settings($typed)
{
    $typed = is_array($typed) ? $typed : array();
    return array(
        'origin' => rumo_origin($typed['origin'] ?? ''),
        'site'   => rumo_site($typed['site'] ?? '') ?: 'any',
        'lang'   => rumo_lang($typed['lang'] ?? '') ?: 'pt',
    );
}

/**
 * Scheme, host and port of an address. Without https only on this computer, to try it out.
 *
 * @param mixed $typed What was typed.
 * @return string The origin without a slash at its end; empty where it is none.
 */
function rumo_origin($typed)
{
    $parts  = is_string($typed) ? wp_parse_url(trim($typed)) : false;
    $scheme = strtolower($parts['scheme'] ?? '');
    $host   = strtolower($parts['host'] ?? '');
    if (! preg_match('/\A[a-z0-9.-]{1,253}\z/', $host)) {
        return '';
    }
    $is_here = in_array($host, array('localhost', '127.0.0.1'), true);
    if ('https' !== $scheme && ! ('http' === $scheme && $is_here)) {
        return '';
    }
    return $scheme . '://' . $host . (isset($parts['port']) ? ':' . (int) $parts['port'] : '');
}

/**
 * The name of a site at Rumo.
 *
 * @param mixed $typed What was typed.
 * @return string The name; empty where it is none.
 */
function rumo_site($typed)
{
    return is_string($typed) && preg_match('/\A[a-z0-9-]{1,40}\z/', $typed) ? $typed : '';
}

/**
 * A language of Rumo, as it stands in its addresses.
 *
 * @param mixed $typed What was typed.
 * @return string The language; empty where it is none.
 */
function rumo_lang($typed)
{
    return is_string($typed) && preg_match('/\A[a-z]{2,3}\z/', $typed) ? $typed : '';
}
