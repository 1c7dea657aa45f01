/** Address of the owner of the demo workspace, who also operates the installation that `npm start` runs. */
export const DEMO_OWNER_EMAIL = 'ines@lumen-lamps.example';
