import { freshScript } from './assets.ts'

/**
 * Asks for the page anew after `seconds`, where scripts run and while it is looked at; with `shown`, only when the page's address answers
 * a script (`{ shown }`) that there is something else to show, and so every `seconds`; `at` is another address than this page's. Not by `<meta http-equiv=refresh>`, which moves the
 * page under somebody who reads it with a screen reader; a page that uses this has a link that does the same.
 */
export const KeepFresh = ({ seconds, shown, at }: { seconds: number; shown?: string; at?: string }) => <script data-seconds={seconds} data-shown={shown} data-at={at} dangerouslySetInnerHTML={{ __html: freshScript.text }} />
