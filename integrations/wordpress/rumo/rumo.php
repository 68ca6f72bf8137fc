<?php
/**
 * Plugin Name:       Rumo
 * Description:       Shows Rumo, the guided triage for renewing a residence permit in Portugal, in a page: a block, a shortcode, or its pasted address.
 * Version:           0.1.0
 * Requires at least: 5.8
 * Requires PHP:      7.4
 * Author:            The Rumo contributors
 * License:           GPL-2.0-or-later
 * License URI:       https://www.gnu.org/licenses/old-licenses/gpl-2.0.html
 * Text Domain:       rumo
 * Domain Path:       /languages
 *
 * Rumo for WordPress is free software: you can redistribute it and/or modify it under the terms of
 * the GNU General Public License as published by the Free Software Foundation, either version 2 of
 * the License, or (at your option) any later version. It comes without any warranty.
 *
 * @package Rumo
 */

defined('ABSPATH') || exit;

define('RUMO_PLUGIN_FILE', __FILE__);

require_once __DIR__ . '/includes/settings.php';
require_once __DIR__ . '/includes/settings-page.php';
require_once __DIR__ . '/includes/element.php';
require_once __DIR__ . '/includes/oembed.php';

/**
 * The words of this plugin in the language of the site.
 */
function rumo_load_words()
{
    load_plugin_textdomain('rumo', false, dirname(plugin_basename(RUMO_PLUGIN_FILE)) . '/languages');
}
add_action('init', 'rumo_load_words', 5);
