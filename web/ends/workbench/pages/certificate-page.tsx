import { useParams } from 'react-router'
import { CertificateScreen } from '../../../features/certificates/certificate-screen.tsx'

/** One certificate of the officer's authority. */
export const Component = () => <CertificateScreen identifier={useParams().identifier ?? ''} />
