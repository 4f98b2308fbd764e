import { freshScript } from './assets.ts'

/**
 * Asks for the page anew after `seconds`, where scripts run and while it is looked at. Not by `<meta http-equiv=refresh>`, which moves the
 * page under somebody who reads it with a screen reader; a page that uses this has a link that does the same.
 */
export const KeepFresh = ({ seconds }: { seconds: number }) => <script data-seconds={seconds} dangerouslySetInnerHTML={{ __html: freshScript.text }} />
