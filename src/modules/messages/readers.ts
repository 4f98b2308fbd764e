import type { Reader } from '../../platform/jobs/jobs.ts'
import { onCardProgressed } from './telling/on-card-progressed.ts'
import { onApplicationProgressed } from './telling/on-application-progressed.ts'
import { onCertificateChanged } from './telling/on-certificate-changed.ts'
import { onCertificateRunningOut } from './telling/on-certificate-running-out.ts'
import { onClueReceived } from './telling/on-clue-received.ts'
import { onCheckProgressed } from './telling/on-check-progressed.ts'
import { onDataCorrectionProgressed } from './telling/on-data-correction-progressed.ts'
import { onSignalRaised } from './telling/on-signal-raised.ts'
import { onWatchBegan } from './telling/on-watch-began.ts'
import { onCourierTroubled } from './telling/on-courier-troubled.ts'

export const messageReaders: Reader[] = [onApplicationProgressed, onCourierTroubled, onCheckProgressed, onDataCorrectionProgressed, onCertificateChanged, onCertificateRunningOut, onSignalRaised, onWatchBegan, onCardProgressed, onClueReceived]
