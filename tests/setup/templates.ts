/** Every migration applied, no other row. */
export const MIGRATED_TEMPLATE = 'template_migrated';
/** The demo data too. */
export const DEMO_TEMPLATE = 'template_demo';
