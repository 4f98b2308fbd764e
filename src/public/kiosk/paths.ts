const part = encodeURIComponent

/** The addresses of the kiosk; within a visit those of the portal hold as well. */
export const kioskPaths = {
  /** Where everybody begins. */
  welcome: () => '/kiosk',
  start: () => '/kiosk/start',
  left: () => '/kiosk/left',
  pairing: () => '/kiosk/pairing',
  visit: (secret: string) => (secret.startsWith(':') ? `/kiosk/v/${secret}` : `/kiosk/v/${part(secret)}`),
  /** Within the visit. */
  ofGuest: { home: '/', leave: '/leave', stay: '/stay' },
}
