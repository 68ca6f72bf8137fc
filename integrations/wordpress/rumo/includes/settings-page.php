<?php
/**
 * The page of settings. WordPress keeps what it sends, after it has looked at its nonce and at the
 * right of whoever sent it.
 *
 * @package Rumo
 */

defined('ABSPATH') || exit;

/**
 * Says to WordPress which option there is and how it is cleaned.
 */
function rumo_register_settings()
{
    register_setting(
        'rumo',
        'rumo_settings',
        array(
            'type'              => 'array',
            'sanitize_callback' => 'rumo_take_settings',
            'show_in_rest'      => false,
        )
    );
    add_settings_section('rumo_main', '', '__return_null', 'rumo');
    foreach (rumo_fields() as $name => $field) {
        add_settings_field(
            'rumo_' . $name,
            $field['label'],
            'rumo_show_field',
            'rumo',
            'rumo_main',
            array( 'name' => $name, 'help' => $field['help'], 'label_for' => 'rumo_' . $name )
        );
    }
}
add_action('admin_init', 'rumo_register_settings');

/**
 * Cleans what was typed. An address that is none is refused and the one before it stays.
 *
 * @param mixed $typed What was typed, by its name.
 * @return array{origin: string, site: string, lang: string}
 */
function rumo_take_settings($typed)
{
    $clean = rumo_clean_settings($typed);
    $given = is_array($typed) && is_string($typed['origin'] ?? null) ? trim($typed['origin']) : '';
    if ('' !== $given && '' === $clean['origin']) {
        add_settings_error(
            'rumo_settings',
            'rumo_origin',
            __('The address must begin with https:// and a name. It was not changed.', 'rumo')
        );
        $clean['origin'] = rumo_settings()['origin'];
    }
    return $clean;
}

/**
 * The fields of the page.
 *
 * @return array<string, array{label: string, help: string}>
 */
function rumo_fields()
{
    return array(
        'origin' => array(
            'label' => __('Address of Rumo', 'rumo'),
            'help'  => __('For example https://rumo.example. Nothing is shown without it.', 'rumo'),
        ),
        'site'   => array(
            'label' => __('Name of your site at Rumo', 'rumo'),
            'help'  => __('The people who run Rumo give it to you. Without one, write: any', 'rumo'),
        ),
        'lang'   => array(
            'label' => __('Language', 'rumo'),
            'help'  => __('As in the addresses of Rumo: pt, en. A block or a shortcode may have another.', 'rumo'),
        ),
    );
}

/**
 * Shows one field.
 *
 * @param array{name: string, help: string} $field Which one.
 */
function rumo_show_field($field)
{
    printf(
        '<input class="regular-text code" type="text" id="%1$s" name="rumo_settings[%2$s]" value="%3$s" dir="ltr">'
        . '<p class="description">%4$s</p>',
        esc_attr('rumo_' . $field['name']),
        esc_attr($field['name']),
        esc_attr(rumo_settings()[ $field['name'] ]),
        esc_html($field['help'])
    );
}

/**
 * Puts the page into the menu of those who may change settings.
 */
function rumo_add_settings_page()
{
    add_options_page('Rumo', 'Rumo', 'manage_options', 'rumo', 'rumo_show_settings_page');
}
add_action('admin_menu', 'rumo_add_settings_page');

/**
 * Shows the page.
 */
function rumo_show_settings_page()
{
    if (! current_user_can('manage_options')) {
        wp_die(esc_html__('You may not change these settings.', 'rumo'), '', array( 'response' => 403 ));
    }
    ?>
    <div class="wrap">
        <h1>Rumo</h1>
        <p><?php esc_html_e('A block, the shortcode [rumo], or the address of a page of Rumo alone on a line: each shows the triage in your page.', 'rumo'); ?></p>
        <p><?php esc_html_e('This plugin keeps these three settings and nothing about your visitors. It talks to the address below only when somebody pastes an address of Rumo. When a page shows the triage, the visitor’s browser does.', 'rumo'); ?></p>
        <form action="options.php" method="post">
            <?php
            // Prints the nonce that options.php checks.
            settings_fields('rumo');
            do_settings_sections('rumo');
            submit_button();
            ?>
        </form>
    </div>
    <?php
}
