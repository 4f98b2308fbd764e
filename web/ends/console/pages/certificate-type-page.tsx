import { useParams } from 'react-router'
import { CertificateTypeScreen } from '../../../features/certificates/types/type-screen.tsx'

/** One kind of certificate. */
export const Component = () => <CertificateTypeScreen code={useParams().code ?? ''} />
