<?php
/**
 * For tests alone: fills the database of a WordPress and makes an account for each role.
 *
 *     php install.php FOLDER ROLE...
 *
 * Prints the passwords of the accounts, whose names are their roles, as JSON.
 *
 * @package Rumo
 */

define('WP_INSTALLING', true);
list(, $root) = $argv;
$_SERVER['HTTP_HOST'] = 'localhost';
require $root . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';

$passwords = array();
foreach (array_slice($argv, 2) as $role) {
    $password = wp_generate_password(20, false);
    if (array() === $passwords) {
        wp_install('An association', $role, $role . '@example.org', true, '', $password, 'pt_PT');
        $id = get_user_by('login', $role)->ID;
    } else {
        $id = wp_insert_user(
            array( 'user_login' => $role, 'user_pass' => $password, 'user_email' => $role . '@example.org', 'role' => $role )
        );
    }
    list($application) = WP_Application_Passwords::create_new_application_password($id, array( 'name' => 'tests' ));
    $passwords[ $role ] = array( 'password' => $password, 'application' => $application );
}
// Without rewriting, and with the theme that is there.
update_option('permalink_structure', '');
switch_theme('twentytwentythree');
echo wp_json_encode($passwords);
