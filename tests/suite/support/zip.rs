//! Archives built by hand, which say of their parts what a test wants.

/// An archive that stores its parts as they are; each is a name, its bytes and the size that the archive says it unpacks
/// to.
pub fn stored(parts: &[(&str, &[u8], u32)]) -> Vec<u8> {
    let (mut bytes, mut list) = (Vec::new(), Vec::new());
    for (name, content, size) in parts {
        let at = u32::try_from(bytes.len()).unwrap();
        let packed = u32::try_from(content.len()).unwrap();
        let head = |version: &[u16]| {
            // Version, flags, method, time, date.
            let mut head: Vec<u8> = version.iter().flat_map(|word| word.to_le_bytes()).collect();
            head.extend([0_u16, 0, 0, 0x21].iter().flat_map(|word| word.to_le_bytes()));
            head.extend([checksum(content), packed, *size].iter().flat_map(|word| word.to_le_bytes()));
            head.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
            head.extend(0_u16.to_le_bytes());
            head
        };
        bytes.extend(b"PK\x03\x04");
        bytes.extend(head(&[20]));
        bytes.extend(name.as_bytes());
        bytes.extend(*content);
        list.extend(b"PK\x01\x02");
        list.extend(head(&[20, 20]));
        list.extend([0_u8; 10]);
        list.extend(at.to_le_bytes());
        list.extend(name.as_bytes());
    }
    let count = u16::try_from(parts.len()).unwrap().to_le_bytes();
    let (start, length) = (u32::try_from(bytes.len()).unwrap(), u32::try_from(list.len()).unwrap());
    bytes.extend(list);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend(count);
    bytes.extend(count);
    bytes.extend(length.to_le_bytes());
    bytes.extend(start.to_le_bytes());
    bytes.extend([0, 0]);
    bytes
}

/// CRC-32, bit by bit.
fn checksum(bytes: &[u8]) -> u32 {
    let step = |sum: u32, byte: &u8| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xedb8_8320 & (sum & 1).wrapping_neg()))
    };
    !bytes.iter().fold(u32::MAX, step)
}
